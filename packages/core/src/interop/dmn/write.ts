import {
  requirementId,
  type DecisionElement,
  type Element,
  type ItemDefinition,
  type KnowledgeModel,
  type Logic,
  type Table,
} from './model.ts'
import type { Drawing } from './layout.ts'
import { writeXml, xml, xmlText, type XmlElement } from './xml.ts'

/** Everything that goes into the file. */
export interface Model {
  readonly id: string
  readonly name: string
  readonly namespace: string
  readonly description: string
  readonly items: readonly ItemDefinition[]
  readonly elements: readonly Element[]
}

const year = 'https://www.omg.org/spec/DMN/20230324'

/** The model as a file of DMN 1.5. */
export function writeModel(model: Model, drawing: Drawing): string {
  return writeXml(
    xml(
      'definitions',
      {
        xmlns: `${year}/MODEL/`,
        'xmlns:dmndi': `${year}/DMNDI/`,
        'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
        'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
        id: model.id,
        name: model.name,
        namespace: model.namespace,
        exporter: 'iom-rules',
      },
      [
        xmlText('description', model.description),
        ...model.items.map((item) => itemXml(item, 'itemDefinition')),
        ...model.elements.map(elementXml),
        drawingXml(drawing),
      ],
    ),
  )
}

function itemXml(item: ItemDefinition, tag: 'itemDefinition' | 'itemComponent'): XmlElement {
  return xml(
    tag,
    {
      id: item.id,
      name: item.name,
      label: item.label,
      ...(item.isCollection === true ? { isCollection: 'true' } : {}),
    },
    item.components === undefined
      ? [
          xml('typeRef', {}, item.typeRef),
          item.allowed === undefined ? null : xml('allowedValues', {}, [xml('text', {}, item.allowed)]),
        ]
      : item.components.map((part) => itemXml(part, 'itemComponent')),
  )
}

function elementXml(element: Element): XmlElement {
  const { id, name, label, description } = element
  const attributes = { id, name, label }
  const about = xmlText('description', description)
  switch (element.kind) {
    case 'input':
      return xml('inputData', attributes, [about, xml('variable', { name, typeRef: element.type })])
    case 'source':
      return xml('knowledgeSource', attributes, [about])
    case 'knowledge':
      return xml('businessKnowledgeModel', attributes, [
        about,
        xml('variable', { name }),
        functionXml(element),
      ])
    case 'decision':
      return xml('decision', attributes, [
        about,
        xmlText('question', element.question),
        xmlText('allowedAnswers', element.allowedAnswers),
        xml('variable', { name, typeRef: element.type }),
        ...requirementsXml(element),
        logicXml(element.logic, element.type, `${id}.logic`),
      ])
  }
}

function functionXml({ id, parameters, type, logic }: KnowledgeModel): XmlElement {
  return xml('encapsulatedLogic', { id: `${id}.function` }, [
    ...parameters.map(({ name, type: typeRef }) => xml('formalParameter', { name, typeRef })),
    logicXml(logic, type, `${id}.logic`),
  ])
}

function requirementsXml({ id: to, requires, authorities }: DecisionElement): XmlElement[] {
  const reference = (outer: string, inner: string, id: string) =>
    xml(outer, { id: requirementId(id, to) }, [xml(inner, { href: `#${id}` })])
  return [
    ...[...requires.information].map((id) =>
      reference('informationRequirement', id.startsWith('input.') ? 'requiredInput' : 'requiredDecision', id),
    ),
    ...[...requires.knowledge].map((id) => reference('knowledgeRequirement', 'requiredKnowledge', id)),
    ...authorities.map((id) => reference('authorityRequirement', 'requiredAuthority', id)),
  ]
}

function logicXml(logic: Logic, type: string, id: string): XmlElement {
  switch (logic.kind) {
    case 'literal':
      return xml('literalExpression', { id, typeRef: type }, [xml('text', {}, logic.text)])
    case 'context':
      return xml(
        'context',
        { id, typeRef: type },
        logic.entries.map((entry) =>
          xml('contextEntry', {}, [
            xmlText('description', entry.description),
            entry.name === undefined ? null : xml('variable', { name: entry.name, typeRef: entry.type }),
            xml('literalExpression', { typeRef: entry.type }, [xml('text', {}, entry.text)]),
          ]),
        ),
      )
    case 'table':
      return tableXml(logic, id)
  }
}

function tableXml(table: Table, id: string): XmlElement {
  const tests = (tag: string, text: string) => xml(tag, {}, [xml('text', {}, text)])
  return xml('decisionTable', { id, hitPolicy: table.hitPolicy }, [
    ...table.inputs.map((input, at) =>
      xml('input', { id: `${id}.input.${at + 1}`, label: input.label }, [
        xml('inputExpression', { typeRef: input.type }, [xml('text', {}, input.text)]),
      ]),
    ),
    ...table.outputs.map((output, at) =>
      xml(
        'output',
        { id: `${id}.output.${at + 1}`, name: output.name, label: output.label, typeRef: output.type },
        [output.values === undefined ? null : tests('outputValues', output.values)],
      ),
    ),
    ...table.annotations.map((name) => xml('annotation', { name })),
    ...table.rows.map((row) =>
      xml('rule', { id: row.id }, [
        ...row.cells.map((cell) => tests('inputEntry', cell)),
        ...row.results.map((result) => tests('outputEntry', result)),
        ...row.annotations.map((text) => xml('annotationEntry', {}, [xml('text', {}, text)])),
      ]),
    ),
  ])
}

function drawingXml({ shapes, edges }: Drawing): XmlElement {
  return xml('dmndi:DMNDI', {}, [
    xml('dmndi:DMNDiagram', { id: 'drawing', name: 'Decision requirements' }, [
      ...shapes.map(({ element, x, y, width, height }) =>
        xml('dmndi:DMNShape', { id: `shape.${element}`, dmnElementRef: element }, [
          xml('dc:Bounds', { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}` }),
        ]),
      ),
      ...edges.map(({ requirement, points }) =>
        xml(
          'dmndi:DMNEdge',
          { id: `edge.${requirement}`, dmnElementRef: requirement },
          points.map(([x, y]) => xml('di:waypoint', { x: `${x}`, y: `${y}` })),
        ),
      ),
    ]),
  ])
}

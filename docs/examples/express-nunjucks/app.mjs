// A case system that shows what the policy says of a person, and why. Small, and complete.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express from 'express'
import nunjucks from 'nunjucks'
import { assess, isIomRulesError, narrate, parsePolicy } from '@iom-rules/core'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * @param {object} given
 * @param {string} given.policyFile the flat policy, as `iom-rules bundle` writes it
 * @param {(ref: string) => { ref: string, area?: string, facts: Record<string, any> } | undefined} given.find
 *   the facts of a person, as `mapFields` gives them
 * @param {() => string} given.today the calendar day: the only clock there is
 */
export function createApp({ policyFile, find, today }) {
  // Once, when the program starts: a policy that is not valid must not serve anybody.
  const parsed = parsePolicy(readFileSync(policyFile, 'utf8'))
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  const policy = parsed.value

  const app = express()
  app.disable('x-powered-by')
  // Escaping is on for everything; a name that a template misspells is an error and not blank.
  nunjucks.configure(`${folder}views`, { express: app, autoescape: true, throwOnUndefined: true })

  app.use((request, response, next) => {
    response.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    next()
  })
  app.get('/style.css', (request, response) => response.sendFile(`${folder}style.css`))

  /** @param {string} ref @param {unknown} day */
  function answerFor(ref, day) {
    const nominal = find(ref)
    if (nominal === undefined) return null
    const asAt = typeof day === 'string' ? day : today()
    return { nominal, asAt, assessment: assess(policy, nominal, { asAt }) }
  }

  app.get('/people/:ref', (request, response) => {
    const answer = answerFor(request.params.ref, request.query['asAt'])
    if (answer === null) {
      response.status(404).render('missing.njk', { ref: request.params.ref })
      return
    }
    const { assessment, asAt, nominal } = answer
    response.render('person.njk', {
      nominal,
      asAt,
      policy: assessment.policy,
      decisions: ['cohort', 'lead', 'status'].map((id) => {
        const decision = /** @type {import('@iom-rules/core').SingleResult} */ (assessment.decisions[id])
        return {
          title: policy.decisions[id]?.title,
          outcome: decision.outcome ?? 'Not known',
          certainty: decision.certainty,
          possible: decision.possible,
          // Ask for these by their titles: an unknown fact is a question, never “no”.
          missing: decision.missing.map((fact) => policy.facts[fact]?.title ?? fact),
          reasons: narrate(policy, assessment, id).split('\n'),
        }
      }),
    })
  })

  app.get('/api/people/:ref/assessment', (request, response) => {
    const answer = answerFor(request.params.ref, request.query['asAt'])
    if (answer === null) response.status(404).type('application/problem+json').json(missingProblem)
    else response.json(answer.assessment)
  })

  /** @type {import('express').ErrorRequestHandler} */
  const onError = (error, request, response, next) => {
    if (response.headersSent) return next(error)
    // A fault in data is told with its issues; anything else says nothing of the inside.
    const problem = isIomRulesError(error)
      ? error.toProblemDetails()
      : { type: 'about:blank', title: 'Sorry, there is a problem with the service', status: 500 }
    response.status(problem.status)
    if (request.path.startsWith('/api/')) response.type('application/problem+json').json(problem)
    else response.render('problem.njk', { problem, issues: isIomRulesError(error) ? error.issues : [] })
  }
  app.use(onError)
  return app
}

const missingProblem = { type: 'about:blank', title: 'There is nobody with this reference', status: 404 }

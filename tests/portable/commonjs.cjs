// The work on the packages' CommonJS.
'use strict'

const doors = {
  core: require('@iom-rules/core'),
  journey: require('@iom-rules/core/journey'),
  analysis: require('@iom-rules/core/analysis'),
  caseload: require('@iom-rules/core/caseload'),
  interop: require('@iom-rules/core/interop'),
  cli: require('@iom-rules/cli'),
}

void import('./work.mjs').then(({ print }) => print(doors))

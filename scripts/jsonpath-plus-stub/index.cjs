'use strict'

// jsonpath-plus runs code found in a path. Policies have no paths, so nothing here should ever be called.
function JSONPath() {
  throw new Error('JSONPath is switched off in iom-rules: pass a `pathResolver` to json-rules-engine')
}

exports.JSONPath = JSONPath

/** Throws an Error with a French message when this Node is older than package.json asks for. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`dmp-bench demande Node 20.19 ou plus récent ; celui-ci est ${process.versions.node}.`)
  }
}

/** A parameter, or the name of a resource. */
export function reference(name: string) {
  return { Ref: name };
}

/** An attribute of a resource. */
export function attribute(resource: string, name: string) {
  return { "Fn::GetAtt": [resource, name] };
}

/** A text with parameters and attributes in it. */
export function substitute(text: string) {
  return { "Fn::Sub": text };
}

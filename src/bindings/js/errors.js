/** How errors are made: the package's JavaScript has their classes. */

let make = (description) => description;

/** Says how errors are made of descriptions. Until then, descriptions are thrown as they are. */
export function useErrors(makeError) {
  make = makeError;
}

/** An error of a description: `name`, `code`, `message` and the members of the class. */
export const makeError = (description) => make(description);

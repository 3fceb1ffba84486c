/** The forms in which `check` tells what it has found. Loaded when they are asked for. */

export const reporters = {
  text: () => import("./report-text.js"),
  json: () => import("./report-json.js"),
  sarif: () => import("./report-sarif.js"),
};

/**
 * A suggestion, unless it is for the key: that one is never shown.
 *
 * @param {import("../index.js").Issue} issue
 */
export const shownSuggestion = ({ path, suggestion }) => (path.includes("psk") ? undefined : suggestion);

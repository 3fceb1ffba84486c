// The metadata of each resource: who created it and when, and its status.

const USER_ID = "00000000-0000-4000-8000-000000000001";
const USER = `ionos:identity:::users/${USER_ID}`;

/**
 * @param {object} resource
 * @param {string} resource.path below the base URL, without a slash at its beginning
 * @param {number} resource.createdAt milliseconds since 1970, like `modifiedAt`
 * @param {number} resource.modifiedAt
 * @param {string} resource.status
 * @param {string | null} [resource.statusMessage]
 */
export function metadata({ path, createdAt, modifiedAt, status, statusMessage }) {
  return {
    createdDate: new Date(createdAt).toISOString(),
    createdBy: USER,
    createdByUserId: USER_ID,
    lastModifiedDate: new Date(modifiedAt).toISOString(),
    lastModifiedBy: USER,
    lastModifiedByUserId: USER_ID,
    resourceURN: `ionos:vpn:emulator:0:${path}`,
    status,
    statusMessage,
  };
}

# What the OpenAPI document cannot say about a request that is good, told to schemathesis.

import requests
import schemathesis

TUNNELS_PER_GATEWAY = 20


@schemathesis.hook
def before_call(ctx, case, kwargs):
    if case.operation.method not in ("post", "put") or not case.meta.generation.mode.is_positive:
        return
    # Drawn independently, the id in the path and the id in the body of an ensure request would never agree.
    if case.operation.method == "put":
        case.body["id"] = case.path_parameters["tunnelId"]
    make_room(case)


def make_room(case):
    """Deletes the gateway's oldest tunnel when it is full: refusing one more would be right, but looks like a defect."""
    url = f"{case.operation.base_url}/ipsecgateways/{case.path_parameters['gatewayId']}/tunnels"
    headers = {"Authorization": "Bearer emulator"}
    tunnels = requests.get(url, headers=headers, timeout=10).json()["items"]
    if len(tunnels) == TUNNELS_PER_GATEWAY:
        requests.delete(f"{url}/{tunnels[0]['id']}", headers=headers, timeout=10)

// The address of each page, behind the "#" of the page's own address. No address holds a token or a key.
const tunnels = (gatewayId: string) => `/gateways/${gatewayId}/tunnels`;

export const addressOf = {
  gateways: () => "/gateways",
  tunnels,
  tunnel: (gatewayId: string, tunnelId: string, tab?: string) =>
    `${tunnels(gatewayId)}/${tunnelId}${tab && tab !== "overview" ? `/${tab}` : ""}`,
  create: (gatewayId: string) => `/gateways/${gatewayId}/create`,
  duplicate: (gatewayId: string, tunnelId: string) => `/gateways/${gatewayId}/create/${tunnelId}`,
  edit: (gatewayId: string, tunnelId: string) => `/gateways/${gatewayId}/edit/${tunnelId}`,
  import: (gatewayId: string) => `/gateways/${gatewayId}/import`,
};

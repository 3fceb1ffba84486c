// Edits a tunnel. Its present state is read first, and once more before the change is sent. If somebody else has changed it in
// between, both changes are shown side by side, so that nothing is overwritten unseen.
import { useMutation, useQuery } from "@tanstack/react-query";
import { ApiError, type IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useConnection } from "../connection/ConnectionContext";
import { addressOf } from "../server/addresses";
import { completeTunnel } from "../server/complete";
import { sendKey } from "../server/keys";
import { usePutTunnel, useTunnels } from "../server/tunnels";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { say } from "../shell/Toasts";
import { useAskBeforeUnload } from "../shell/useAskBeforeUnload";
import { Button } from "../ui/Button";
import { plainUserText } from "../ui/UserText";
import { draftKey, drafts } from "./drafts";
import { LeaveDialog } from "./LeaveDialog";
import { compare, merge } from "./merge";
import { Review } from "./Review";
import { TunnelForm } from "./TunnelForm";
import { type FormValues, tunnelOf, valuesOf } from "./values";

interface EditPageProps {
  gatewayId: string;
  tunnelId: string;
}

export default function EditPage({ gatewayId, tunnelId }: EditPageProps) {
  const { client, serial } = useConnection();
  const [draft] = useState(() => drafts.all().get(draftKey(gatewayId, tunnelId)));
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["edited", serial, gatewayId, tunnelId],
    queryFn: async ({ signal }) => completeTunnel(await client.get(gatewayId, tunnelId, { signal })),
    // The state is read once, at the beginning of an edit. A draft keeps the state that it began with.
    enabled: draft?.original === undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
  const original = draft?.original ?? (isFetching ? undefined : data);
  return (
    <div className="form-page">
      {original && <Edit gatewayId={gatewayId} original={original} begun={draft?.values} />}
      {!original && (
        <Beginning gatewayId={gatewayId} tunnelId={tunnelId} error={isFetching ? null : error} onRetry={refetch} />
      )}
    </div>
  );
}

interface BeginningProps extends EditPageProps {
  error: Error | null;
  onRetry: () => void;
}

/** Shown while the tunnel is being read, or where it cannot be read. */
function Beginning({ gatewayId, tunnelId, error, onRetry }: BeginningProps) {
  const { t } = useTranslation();
  return (
    <>
      <Title>{t("tunnel.edit")}</Title>
      {error ? (
        <Problem error={error} onRetry={onRetry}>
          <Button onClick={onRetry}>{t("page.tryAgain")}</Button>
          <a className="button" href={`#${addressOf.tunnel(gatewayId, tunnelId)}`}>
            {t("tunnel.backToList")}
          </a>
        </Problem>
      ) : (
        <progress aria-label={t("form.reading")} />
      )}
    </>
  );
}

interface EditProps {
  gatewayId: string;
  original: IPSecTunnelRead;
  /** The values of a draft, if there is one. */
  begun: FormValues | undefined;
}

/** A change that is reviewed before it is sent. */
interface Reviewed {
  yours: FormValues;
  /** The tunnel as the API has it now; undefined if it was deleted. */
  current: IPSecTunnelRead | undefined;
}

function Edit({ gatewayId, original, begun }: EditProps) {
  const { t } = useTranslation();
  const [, goTo] = useLocation();
  const { client, unchecked } = useConnection();
  const { data: tunnels } = useTunnels(gatewayId);
  const put = usePutTunnel(gatewayId);
  const key = draftKey(gatewayId, original.id);
  const was = valuesOf(original);
  const [values, setValues] = useState(begun ?? was);
  const [reviewed, setReviewed] = useState<Reviewed>();
  const [keepTheirs, setKeepTheirs] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState(false);
  const [changed, setChanged] = useState(false);
  useAskBeforeUnload(changed);
  const page = addressOf.tunnel(gatewayId, original.id);

  const readCurrent = () =>
    client.get(gatewayId, original.id).then(completeTunnel, (problem: unknown) => {
      if (problem instanceof ApiError && problem.kind === "not-found") return undefined;
      throw problem;
    });

  const review = useMutation({ mutationFn: readCurrent });

  const send = useMutation({
    mutationFn: async ({ yours, current: seen }: Reviewed) => {
      const current = await readCurrent();
      // Somebody has changed the tunnel during the review, so it is reviewed again.
      if (JSON.stringify(current?.properties) !== JSON.stringify(seen?.properties)) {
        setReviewed({ yours, current });
        return undefined;
      }
      const merged = merge(was, valuesOf(current ?? original), yours, keepTheirs);
      const changed = tunnelOf(merged, current ?? original);
      return sendKey(original.id, yours.key, () => unchecked.ensure(gatewayId, original.id, changed));
    },
    onSuccess: async (outcome) => {
      if (!outcome) return;
      drafts.remove(key);
      say(original.id, "changed", outcome.tunnel.properties.name);
      await put(outcome.tunnel);
    },
  });

  /** Goes back to the tunnel, unless the user has left the page by then. */
  function sendReviewed(change: Reviewed) {
    send.mutate(change, { onSuccess: (outcome) => outcome && goTo(page, { replace: true }) });
  }

  function change(entered: FormValues | undefined) {
    setChanged(entered !== undefined);
    if (entered) drafts.set(key, { id: original.id, values: entered, original });
    else drafts.remove(key);
  }

  function submit(entered: FormValues) {
    setValues(entered);
    setKeepTheirs(new Set());
    send.reset();
    review.mutate(undefined, { onSuccess: (current) => setReviewed({ yours: entered, current }) });
  }

  function keep(path: string, theirs: boolean) {
    const others = [...keepTheirs].filter((other) => other !== path);
    setKeepTheirs(new Set(theirs ? [...others, path] : others));
  }

  function leave(keepDraft: boolean) {
    if (keepDraft) say(original.id, "draftKept", original.properties.name);
    else drafts.remove(key);
    goTo(page);
  }

  const edited = t("form.edit", { name: plainUserText(original.properties.name) });

  if (reviewed) {
    const { yours, current } = reviewed;
    return (
      <Review
        edited={edited}
        differences={compare(was, valuesOf(current ?? original), yours)}
        deleted={current === undefined}
        keepTheirs={keepTheirs}
        onKeep={keep}
        busy={send.isPending}
        problem={send.error && <Problem error={send.error} attempt="change" onRetry={() => sendReviewed(reviewed)} />}
        onBack={() => setReviewed(undefined)}
        onSend={() => sendReviewed(reviewed)}
      />
    );
  }

  return (
    <>
      <Title>{edited}</Title>
      <TunnelForm
        initial={values}
        pristine={was}
        tunnelId={original.id}
        original={original}
        tunnels={tunnels ?? []}
        busy={review.isPending}
        error={review.error}
        attempt="read"
        submitLabel={t("form.submitEdit")}
        onChange={change}
        onSubmit={submit}
        onCancel={() => (drafts.all().has(key) ? setLeaving(true) : leave(false))}
      />
      {leaving && (
        <LeaveDialog onStay={() => setLeaving(false)} onKeep={() => leave(true)} onDiscard={() => leave(false)} />
      )}
    </>
  );
}

// VeeValidate: a form rendered by Vue, with the schema passed directly.

import "./dom.js";
import { tunnelSchema } from "ionos-ipsec-tunnels";
import { useField, useForm } from "vee-validate";
import { createApp, h, nextTick } from "vue";
import { messagesIn, place } from "./dom.js";
import { fields, isNumber, toNumber } from "./fields.js";

const tunnelForm = (values, onSubmit) => ({
  setup() {
    const { handleSubmit } = useForm({ validationSchema: tunnelSchema, initialValues: values });
    const drawings = fields.map((name) => {
      const { value, errorMessage } = useField(name);
      const onInput = ({ target }) => {
        value.value = isNumber(name) ? toNumber(target.value) : target.value;
      };
      const input = () => h("input", { value: value.value, onInput });
      return () => h("label", [input(), h("p", { "data-below": name }, errorMessage.value)]);
    });
    return () => h("form", { onSubmit: onSubmit(handleSubmit) }, [...drawings.map((draw) => draw()), h("button")]);
  },
});

/** Fills in the form and submits it; returns the texts below its fields, and the submitted value. */
export async function submit(values) {
  const container = place();
  const result = {};
  let done;
  const onSubmit = (handleSubmit) => (event) => {
    done = handleSubmit((tunnel) => {
      result.submitted = tunnel;
    })(event);
  };
  const app = createApp(tunnelForm(values, onSubmit));
  app.mount(container);
  container.querySelector("button").click();
  await done;
  await nextTick();
  result.messages = messagesIn(container);
  app.unmount();
  return result;
}

// The SDK uses what node has since version 22.
Promise.withResolvers ??= () => {
  const pending = {};
  pending.promise = new Promise((resolve, reject) => Object.assign(pending, { resolve, reject }));
  return pending;
};

// libsodium for the whistleblowing pages: boxes sealed and opened in the browser, as the global `sodium`.
// The full build: only that one has crypto_pwhash (Argon2id), which a handler's passphrase needs.
module.exports = require("libsodium-wrappers-sumo");

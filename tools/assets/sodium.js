// libsodium for the whistleblowing pages: boxes sealed and opened in the browser, as the global `sodium`.
module.exports = require("libsodium-wrappers");

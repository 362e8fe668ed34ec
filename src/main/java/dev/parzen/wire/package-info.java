/**
 * What crosses HTTP: request and answer records, and the JSON form of the sealed families. Every type turns into the
 * core's types and back, so that server, client and store speak the same JSON. Start at {@link dev.parzen.wire.Json}.
 */
package dev.parzen.wire;

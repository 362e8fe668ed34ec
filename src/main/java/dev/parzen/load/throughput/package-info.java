/** How long calls take for those who wait for them. Start at {@link dev.parzen.load.throughput.Clients}. */
package dev.parzen.load.throughput;

/**
 * Simulated workers against running servers: how many trials they get done in a second, and whether anything is lost,
 * overwritten or doubled while workers and servers are killed. Start at {@link dev.parzen.load.Throughput} and {@link
 * dev.parzen.load.Chaos}. Speaks HTTP only, with the records of {@code wire}; it knows no store.
 */
package dev.parzen.load;

/**
 * The command line: {@code serve}, {@code worker}, {@code tune}, {@code finalize}, {@code benchmark}. Start at
 * {@link dev.parzen.cli.Commands}. Wires everything, so it may use everything.
 */
package dev.parzen.cli;

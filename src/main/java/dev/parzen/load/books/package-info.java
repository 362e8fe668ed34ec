/**
 * The bookkeeping of a chaos run: what simulated workers sent and what they were answered, and the checks that hold it
 * against what the server says in the end. Pure functions: no network, no clock, no chance. Start at
 * {@link dev.parzen.load.books.Books}.
 */
package dev.parzen.load.books;

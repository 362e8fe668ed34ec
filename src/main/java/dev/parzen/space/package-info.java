/**
 * What may be searched: distributions, the values they hold, conditions under which a parameter exists, and the space
 * that joins them. Start at {@link dev.parzen.space.SearchSpace}. Uses the JDK alone.
 */
package dev.parzen.space;

/** Where the rows of a network come from and how they are cut into parts. Start at {@link dev.parzen.objective.data.DataSpec}. */
package dev.parzen.objective.data;

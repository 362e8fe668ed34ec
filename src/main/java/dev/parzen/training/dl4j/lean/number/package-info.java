/** Numbers outside and on the heap, and what is computed of each alone, in single precision. */
package dev.parzen.training.dl4j.lean.number;

/** Servers that are children of this process, to be killed and started again. */
package dev.parzen.load.fleet;

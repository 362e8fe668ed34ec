/** HTTP with what a client library hides: one try a call, any of several servers, connections that break on purpose. */
package dev.parzen.load.traffic;

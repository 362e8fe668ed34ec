/** Says in DL4J's words what network a study asks for. */
package dev.parzen.training.dl4j.configuration;

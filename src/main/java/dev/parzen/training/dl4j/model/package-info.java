/** The file that holds a trained network. */
package dev.parzen.training.dl4j.model;

/**
 * The numbers behind charts, computed from trials: one record a chart. Uses {@code trial} and {@code space}.
 */
package dev.parzen.analysis;

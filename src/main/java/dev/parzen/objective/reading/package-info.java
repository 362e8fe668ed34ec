/**
 * How the settings of an objective get their values: from a trial, to evaluate it, or from a space, to check that every
 * trial in it can be evaluated. Start at {@link dev.parzen.objective.reading.SettingReader}. Only {@code objective} uses
 * it.
 */
package dev.parzen.objective.reading;

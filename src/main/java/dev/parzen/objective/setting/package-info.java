/**
 * What a setting of an objective is, and how it gets its value: from a trial, to evaluate it, or from a space, to check
 * that every trial in it can be evaluated. Start at {@link dev.parzen.objective.setting.Setting} and
 * {@link dev.parzen.objective.setting.SettingReader}.
 */
package dev.parzen.objective.setting;

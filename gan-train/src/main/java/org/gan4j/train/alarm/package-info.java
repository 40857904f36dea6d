/**
 * Alarms find signs of collapse in the lines of a run's log. Reading a stored log raises the same
 * alarms as the training did.
 */
package org.gan4j.train.alarm;

/**
 * Alarms over the lines of a run's metrics: what is raised live is raised again by replaying them.
 */
package org.gan4j.train.alarm;

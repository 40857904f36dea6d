/**
 * What judges a config or a run without training it: {@code gan check}, {@code gan conform}, {@code
 * gan alarms}.
 */
package org.gan4j.experiments.checking;

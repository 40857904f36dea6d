/**
 * Experiments and the {@code gan} command: the only place that sees every module and wires them.
 */
package org.gan4j.experiments;

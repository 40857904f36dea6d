/** The verbs of the {@code gan} command, one class a verb, and what they have in common. */
package org.gan4j.experiments.command;

/** Options that several verbs share. */
package org.gan4j.experiments.command.option;

/** The pages of the command: help, manual, completion, lists. */
package org.gan4j.experiments.command.page;

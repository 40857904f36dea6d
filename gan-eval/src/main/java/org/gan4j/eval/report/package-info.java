/** The report of one or several runs: one HTML file that needs nothing else. */
package org.gan4j.eval.report;

/** The rule author's bench: checking rules, finding out what their cases prove, and writing the policies' pages. */
package org.coveragerules.authoring;

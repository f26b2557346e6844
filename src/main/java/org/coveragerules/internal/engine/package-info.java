/** The rule engine. Drools lives here and nowhere else; no Drools type leaves this package. */
package org.coveragerules.internal.engine;

/** Rules as they are written: the one reader of DRL, over Drools' own parsers, none of whose types leave it. */
package org.coveragerules.internal.drl;

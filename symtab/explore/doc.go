// Package explore answers what an engineer asks of one kernel's symbols: which match a filter, what there is to know of one of
// them, why a name is not there, and what lies at an address or at the places of an oops.
//
//	tables ──▶ New ──▶ Map ──┬─ Parse, Match, Sort ──▶ positions in address order
//	                         ├─ Card    ──▶ one symbol: record, neighbours, equal names, what it costs to find
//	                         ├─ Miss    ──▶ names near one that is not there
//	                         └─ Locate  ──▶ the symbol at each place of a text
//
// Positions are those of the address order, from 0. Sizes are bytes. Names are bytes as they come: nothing here takes them
// for text in any encoding. The package imports neither fmt nor encoding/json, because a browser program links it.
package explore

package main

import (
	"errors"
	"fmt"
	"slices"
)

// A difference is a symbol on which two listings do not agree. Where both have it the names are the same.
type difference struct {
	ours, theirs *symbol // nil where that side lacks it
}

func (d difference) String() string {
	switch {
	case d.theirs == nil:
		return fmt.Sprintf("%v: the witness lacks it", *d.ours)
	case d.ours == nil:
		return fmt.Sprintf("%v: only the witness has it", *d.theirs)
	case d.ours.address != d.theirs.address:
		return fmt.Sprintf("%v: at %016x, says the witness", *d.ours, d.theirs.address)
	}
	return fmt.Sprintf("%v: type %c, says the witness", *d.ours, d.theirs.kind)
}

// A rule names one kind of difference that is there by design. It decides by what the symbol is, never by how many there are.
type rule struct {
	name     string
	explains func(difference) bool
}

// An outcome is what comparing two listings came to.
type outcome struct {
	equal       int // symbols with the same name, address and type
	rules       []rule
	explained   []int // differences by each of the rules
	unexplained []difference
}

// compare compares all symbols of two listings by name, address and type, whatever the order.
func compare(ours, theirs []symbol, rules []rule) *outcome {
	a, b := slices.SortedFunc(slices.Values(ours), byAll), slices.SortedFunc(slices.Values(theirs), byAll)
	same, a, b := match(a, b, byAll)
	kinds, a, b := match(a, b, byNameAndAddress)
	moved, a, b := match(a, b, byName)
	differences := append(kinds, moved...)
	for i := range a {
		differences = append(differences, difference{ours: &a[i]})
	}
	for i := range b {
		differences = append(differences, difference{theirs: &b[i]})
	}
	o := &outcome{equal: len(same), rules: rules, explained: make([]int, len(rules))}
	for _, d := range differences {
		if i := slices.IndexFunc(rules, func(r rule) bool { return r.explains(d) }); i >= 0 {
			o.explained[i]++
		} else {
			o.unexplained = append(o.unexplained, d)
		}
	}
	return o
}

// match pairs the symbols of two sorted lists that order calls equal. It returns the rest of both lists, still sorted.
func match(a, b []symbol, order func(a, b symbol) int) (pairs []difference, restA, restB []symbol) {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch c := order(a[i], b[j]); {
		case c < 0:
			restA = append(restA, a[i])
			i++
		case c > 0:
			restB = append(restB, b[j])
			j++
		default:
			pairs = append(pairs, difference{&a[i], &b[j]})
			i, j = i+1, j+1
		}
	}
	return pairs, append(restA, a[i:]...), append(restB, b[j:]...)
}

// report prints the figures, and the first of the differences that no rule explains.
func (o *outcome) report(what string) {
	const shown = 10
	fmt.Printf("  %s: %d symbols equal, %d differences that no rule explains\n", what, o.equal, len(o.unexplained))
	for i, n := range o.explained {
		if n > 0 {
			fmt.Printf("    by rule %6d  %s\n", n, o.rules[i].name)
		}
	}
	for _, d := range o.unexplained[:min(shown, len(o.unexplained))] {
		fmt.Printf("    DIFFERS %v\n", d)
	}
	if more := len(o.unexplained) - shown; more > 0 {
		fmt.Printf("    and %d more\n", more)
	}
}

// errDiffers is for differences that have been printed.
var errDiffers = errors.New("it differs from the witness")

// check compares, prints what came out, and makes sure that the comparison can fail.
func check(what string, ours, theirs []symbol, rules func(ours, theirs []symbol) []rule, base bool) error {
	o := compare(ours, theirs, rules(ours, theirs))
	o.report(what)
	if len(o.unexplained) > 0 {
		return errDiffers
	}
	return sees(ours, theirs, rules, base)
}

// distance returns how far the witness has the kernel from where we have it, by the beginning of its code.
func distance(ours, theirs []symbol) (uint64, error) {
	address := func(list []symbol) (uint64, bool) {
		i := slices.IndexFunc(list, func(s symbol) bool { return s.name == "_stext" })
		if i < 0 {
			return 0, false
		}
		return list[i].address, true
	}
	a, inOurs := address(ours)
	b, inTheirs := address(theirs)
	if !inOurs || !inTheirs {
		return 0, errors.New("there is no _stext to tell how far the kernel was moved")
	}
	return b - a, nil
}

// pageSize is the least that a kernel can be moved by, and that a base can be off.
const pageSize = 0x1000

// sees compares again with mistakes made on purpose, and returns an error for each that goes unnoticed: a comparison that
// cannot fail has shown nothing. A moved base is no mistake where only the distance between symbols is compared.
func sees(ours, theirs []symbol, rules func(ours, theirs []symbol) []rule, base bool) error {
	fails := func(wrong []symbol) bool { return len(compare(wrong, theirs, rules(wrong, theirs)).unexplained) > 0 }
	var err error
	if base && !fails(moved(ours, pageSize)) {
		err = errors.New("a base that is off by one page goes unnoticed")
	}
	if swapped, ok := swapTwo(ours); !ok || !fails(swapped) {
		err = errors.Join(err, errors.New("two symbols that have each other's address go unnoticed"))
	}
	return err
}

// moved returns the symbols with so much added to every address, which wraps.
func moved(list []symbol, by uint64) []symbol {
	list = slices.Clone(list)
	for i := range list {
		list[i].address += by
	}
	return list
}

// swapTwo returns the symbols with the addresses of two functions exchanged, about the middle if they are there; false
// where there are no two.
func swapTwo(list []symbol) ([]symbol, bool) {
	list = slices.Clone(list)
	for n := range list {
		i := (len(list)/2 + n) % len(list)
		a, b := &list[i], &list[(i+1)%len(list)]
		if a.kind|0x20 == 't' && b.kind|0x20 == 't' && a.name != b.name && a.address != b.address {
			a.address, b.address = b.address, a.address
			return list, true
		}
	}
	return list, false
}

package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Most letters of each text, so that a card fits its place on a phone. A value counts as many letters as its name.
var cardLimits = map[string]int{
	"question": 60, "short": 60, "figure": 60, "before": 340, "task": 160, "hint": 160, "sentence": 420, "note": 240,
	"ask": 190, "answer": 150, "misconception": 60, "reply": 280, "keep": 180, "label": 110, "moot": 200, "own": 240,
}

var (
	namedValue = regexp.MustCompile(`\{(\w*)\}`)
	// Numbers that would differ with the kernel: with a thousands separator, four digits and more, or a part of a hundred.
	typedNumber = regexp.MustCompile(`\d+(?:,\d{3})+|\d{4,}|\d+(?:\.\d+)? ?%|\d+\.\d+|\b\d{3}\b`)
	// Spans of memory and of bytes that every kernel has.
	notOfKernel = regexp.MustCompile(`\b(?:256|128|100|255)\b`)
)

// brokenCards lists what is wrong with the cards below dir.
func brokenCards(dir string) ([]string, error) {
	languages, err := cardLanguages(dir)
	if err != nil || languages == nil {
		return nil, err
	}
	var values cardValues
	if err := readStrict(filepath.Join(dir, "values.json"), &values); err != nil {
		return []string{err.Error()}, nil
	}
	var found []string
	for _, language := range languages {
		cards, err := readCards(filepath.Join(dir, language))
		if err != nil {
			return append(found, err.Error()), nil
		}
		for _, problem := range checkCards(values, cards) {
			found = append(found, filepath.Join(dir, language)+": "+problem)
		}
	}
	return found, nil
}

// checkCards lists what is wrong with the cards of one language: every card of values.json is there once.
func checkCards(values cardValues, cards []cardText) []string {
	var found []string
	seen := map[string]bool{}
	for _, card := range cards {
		at := slices.IndexFunc(values.Cards, func(n cardNames) bool { return n.ID == card.ID })
		if at < 0 || seen[card.ID] {
			found = append(found, fmt.Sprintf("card %q: values.json has no such card, or there are two of it", card.ID))
			continue
		}
		seen[card.ID] = true
		c := &cardCheck{card: card.ID, names: values.Cards[at], published: values.Published}
		c.check(card)
		found = append(found, c.found...)
	}
	for _, n := range values.Cards {
		if !seen[n.ID] {
			found = append(found, fmt.Sprintf("card %q is missing", n.ID))
		}
	}
	return found
}

// A cardCheck collects what is wrong with one card.
type cardCheck struct {
	card      string
	names     cardNames
	published []string
	found     []string
}

func (c *cardCheck) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf("card %q: ", c.card)+fmt.Sprintf(format, args...))
}

func (c *cardCheck) check(card cardText) {
	for place, text := range map[string]string{"question": card.Question, "short": card.Short, "figure": card.Figure, "keep": card.Keep, "hint": card.Hint} {
		c.text(place, text)
	}
	for place, lines := range map[string][]line{"before": card.Before, "task": card.Task, "sentence": card.Sentence} {
		c.lines(place, lines)
		if len(lines) == 0 {
			c.say("there is no %s", place)
		}
	}
	c.lines("note", card.Note)
	c.own(card.Own)
	if len(card.Why) == 0 {
		c.say("there is no why-question")
	}
	for _, why := range card.Why {
		c.flags(why.If)
		c.why(why)
	}
	if card.Closing != nil {
		c.text("ask", card.Closing.Ask)
		c.lines("reply", card.Closing.Answer)
		if len(card.Closing.Answer) == 0 {
			c.say("the closing question has no answer")
		}
	}
	c.same("label", card.Labels, c.names.Labels)
	c.same("moot", card.Moot, c.names.Moot)
	slices.Sort(c.found) // the maps above have no order
}

func (c *cardCheck) lines(place string, lines []line) {
	for _, l := range lines {
		c.flags(l.If)
		c.text(place, l.Say)
	}
}

// own says which places have no lines, and which lines are of places that do not exist.
func (c *cardCheck) own(places map[string][]line) {
	for place, lines := range places {
		if _, ok := c.names.Own[place]; !ok {
			c.say("values.json has no own %q", place)
		}
		c.lines("own", lines)
	}
	for place := range c.names.Own {
		if len(places[place]) == 0 {
			c.say("own %q has no lines", place)
		}
	}
}

// same says which names have no text, and which texts are of names that do not exist.
func (c *cardCheck) same(place string, texts, names map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if _, ok := names[name]; !ok {
			c.say("values.json has no %s %q", place, name)
		}
		c.text(place, texts[name])
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if texts[name] == "" {
			c.say("%s %q has no text", place, name)
		}
	}
}

// text checks one text: its length, the values it names, and that no number is typed that depends on the kernel.
func (c *cardCheck) text(place, text string) {
	if strings.TrimSpace(text) == "" {
		c.say("%s is empty", place)
	}
	for _, m := range namedValue.FindAllStringSubmatch(text, -1) {
		if _, ok := c.names.Values[m[1]]; !ok {
			c.say("%s names the value {%s}, which values.json does not have", place, m[1])
		}
	}
	bare := namedValue.ReplaceAllString(text, "")
	if strings.ContainsAny(bare, "{}<>") {
		c.say("%s has a brace or a bracket that belongs to no value: %q", place, text)
	}
	if length := len([]rune(strings.NewReplacer("{", "", "}", "").Replace(text))); length > cardLimits[place] {
		c.say("%s has %d letters, at most %d fit: %q", place, length, cardLimits[place], text)
	}
	for _, number := range typedNumber.FindAllString(notOfKernel.ReplaceAllString(bare, ""), -1) {
		if !slices.Contains(c.published, number) {
			c.say("%s has the number %s typed in; name a value, or add it to published if it is true of every kernel", place, number)
		}
	}
}

func (c *cardCheck) flags(condition string) {
	for _, flag := range strings.Fields(condition) {
		if _, ok := c.names.Flags[strings.TrimPrefix(flag, "!")]; !ok {
			c.say("a text wants the flag %q, which values.json does not have", flag)
		}
	}
}

// why wants three or four answers with exactly one right, whatever flags hold.
func (c *cardCheck) why(why cardWhy) {
	c.text("ask", why.Ask)
	var used []string
	for _, a := range why.Answers {
		c.flags(a.If)
		c.text("answer", a.Say)
		c.text("reply", a.Reply)
		switch {
		case a.Right && a.Misconception != "":
			c.say("the right answer %q has a misconception", a.Say)
		case !a.Right && a.Misconception == "":
			c.say("the wrong answer %q names no misconception", a.Say)
		case !a.Right:
			c.text("misconception", a.Misconception)
		}
		for _, flag := range strings.Fields(a.If) {
			if flag = strings.TrimPrefix(flag, "!"); !slices.Contains(used, flag) {
				used = append(used, flag)
			}
		}
	}
	if len(used) > 8 {
		c.say("the answers to %q depend on more than eight flags", why.Ask)
		return
	}
	for some := range 1 << len(used) {
		c.answersUnder(why, used, some)
	}
}

// answersUnder counts the answers that are given when exactly those flags of used hold whose bit is set in some.
func (c *cardCheck) answersUnder(why cardWhy, used []string, some int) {
	given, right := 0, 0
	for _, a := range why.Answers {
		if !holds(a.If, func(flag string) bool { return some>>slices.Index(used, flag)&1 == 1 }) {
			continue
		}
		given++
		if a.Right {
			right++
		}
	}
	if right != 1 {
		c.say("%q has %d right answers, not one", why.Ask, right)
	}
	if given < 3 || given > 4 {
		c.say("%q has %d answers, not three or four", why.Ask, given)
	}
}

func holds(condition string, flag func(string) bool) bool {
	for _, wanted := range strings.Fields(condition) {
		name, not := strings.CutPrefix(wanted, "!")
		if flag(name) == not {
			return false
		}
	}
	return true
}

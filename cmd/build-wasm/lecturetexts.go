package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The texts of a lecture with the cards of Learn are data: static/lecture/LANGUAGE.json holds the plans, what a class votes
// on, and the lecturer's notes. docs/teaching.md tells how to edit them.
const lectureDir = "static/lecture"

type lecturePlan struct {
	Minutes int            `json:"minutes"`
	Whys    bool           `json:"whys"`
	Cards   map[string]int `json:"cards"` // minutes by the card's id
}

type lectureCard struct {
	ID      string   `json:"id"`
	Ask     string   `json:"ask,omitempty"`
	Choices []string `json:"choices,omitempty"`
	Notes   []string `json:"notes"`
}

type lectureText struct {
	Plans []lecturePlan `json:"plans"`
	Cards []lectureCard `json:"cards"`
}

// Values that a vote computes itself, beside those of its card (web/model/learn/votes.ts).
var voteValues = []string{"low", "middle", "high"}

// Most letters of each text on a projector's 1280 by 720 pixels.
var lectureLimits = map[string]int{"ask": 100, "choice": 40, "note": 130}

// readLectures reads the texts of all languages.
func readLectures(dir string) (map[string]lectureText, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	all := map[string]lectureText{}
	for _, name := range names {
		var text lectureText
		if err := readStrict(name, &text); err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(filepath.Base(name), ".json")] = text
	}
	return all, nil
}

// brokenLectures lists what is wrong with the texts below dir. cards is the folder of the cards.
func brokenLectures(dir, cards string) ([]string, error) {
	var values cardValues
	if err := readStrict(filepath.Join(cards, "values.json"), &values); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return []string{err.Error()}, nil
	}
	all, err := readLectures(dir)
	if err != nil {
		return []string{err.Error()}, nil
	}
	var found []string
	for _, language := range slices.Sorted(maps.Keys(all)) {
		for _, problem := range checkLecture(values, all[language]) {
			found = append(found, filepath.Join(dir, language)+": "+problem)
		}
	}
	return found, nil
}

// checkLecture lists what is wrong with the texts of one language: each card has notes, and each plan fills its minutes.
func checkLecture(values cardValues, text lectureText) []string {
	var found []string
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	byID := map[string]lectureCard{}
	for _, card := range text.Cards {
		byID[card.ID] = card
	}
	for _, names := range values.Cards {
		card, ok := byID[names.ID]
		if !ok || len(card.Notes) == 0 {
			say("card %q has no notes", names.ID)
		}
		check := func(what, text string) {
			if text == "" || len([]rune(text)) > lectureLimits[what] {
				say("card %q: %s has %d letters, from 1 to %d fit: %q", names.ID, what, len([]rune(text)), lectureLimits[what], text)
			}
			for _, m := range namedValue.FindAllStringSubmatch(text, -1) {
				if _, ok := names.Values[m[1]]; !ok && !(what == "choice" && slices.Contains(voteValues, m[1])) {
					say("card %q: %s names the value {%s}, which values.json does not have", names.ID, what, m[1])
				}
			}
		}
		if card.Ask != "" {
			check("ask", card.Ask)
		}
		for _, choice := range card.Choices {
			check("choice", choice)
		}
		for _, note := range card.Notes {
			check("note", note)
		}
	}
	for _, plan := range text.Plans {
		sum := 0
		for _, id := range slices.Sorted(maps.Keys(plan.Cards)) {
			sum += plan.Cards[id]
			if _, ok := byID[id]; !ok {
				say("the plan of %d minutes has the card %q, which has no notes", plan.Minutes, id)
			}
		}
		if sum != plan.Minutes {
			say("the cards of the plan of %d minutes take %d", plan.Minutes, sum)
		}
	}
	return found
}

// lectureTextsModule resolves "virtual:lecture-texts" to the texts of a lecture by language.
func lectureTextsModule() api.Plugin {
	return api.Plugin{Name: "lecture-texts", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^virtual:lecture-texts$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, Namespace: "lecture-texts"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "lecture-texts"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			all, err := readLectures(lectureDir)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, err := json.Marshal(all)
			contents := "export default " + string(text)
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, err
		})
	}}
}

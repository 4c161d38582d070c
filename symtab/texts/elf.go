package texts

// parseReadelf reads readelf -s: number, value, size, type, binding, visibility, section, name. Something in brackets may
// stand between visibility and section. The letter is not in the line: it is made from kind, binding and section.
func parseReadelf(w *words, r *row) bool {
	i := 0
	for i+1 < w.n && !(isOrdinal(w.get(i)) && isAddress(w.get(i+1))) {
		i++
	}
	if w.n < i+7 || !isAddress(w.get(i+2)) || len(w.get(i+1)) < 8 {
		return false
	}
	r.prefix = trim(w.line[:w.at[i].from])
	r.value = w.get(i + 1)
	what := i + 3
	if string(w.get(what)) == "<OS" || string(w.get(what)) == "<processor" { // "<OS specific>: 10" is an indirect function
		what += 2
	}
	binding := what + 1
	for binding < w.n && w.get(binding)[0] == '<' {
		binding += 2
	}
	if w.n < binding+3 {
		return false
	}
	section := binding + 2
	for section < w.n && w.get(section)[0] == '[' {
		for section < w.n && w.get(section)[len(w.get(section))-1] != ']' {
			section++
		}
		section++
	}
	if section >= w.n {
		return false
	}
	r.section = w.get(section)
	if section+1 == w.n {
		return countDigits(r.section, 10) == len(r.section) || isSpecial(r.section) // an entry without a name
	}
	r.name, r.tail = w.get(section+1), w.rest(section+2)
	r.kind = elfKind(string(w.get(what)), string(w.get(binding)), string(r.section))
	r.local, r.function = string(w.get(binding)) == "LOCAL", string(w.get(what)) == "FUNC"
	return true
}

func isOrdinal(b []byte) bool {
	n := len(b) - 1
	return n > 0 && b[n] == ':' && countDigits(b, 10) == n
}

func isSpecial(section []byte) bool {
	switch string(section) {
	case "UND", "ABS", "COM", "COMMON":
		return true
	}
	return false
}

// bySection stands for the letter of whatever section a symbol is in.
const bySection = '*'

// elfKind returns nm's letter for a symbol, bySection where the section decides, 0 for entries that nm does not list.
func elfKind(what, binding, section string) byte {
	undefined := section == "UND"
	switch {
	case what == "FILE" || what == "SECTION":
		return 0
	case binding == "WEAK" && what == "OBJECT":
		return pick(undefined, 'v', 'V')
	case binding == "WEAK":
		return pick(undefined, 'w', 'W')
	case undefined:
		return 'U'
	case what == "IFUNC" || what == "<OS" || what == "GNU_IFUNC":
		return 'i'
	case binding == "UNIQUE" || binding == "<OS":
		return 'u'
	case section == "ABS":
		return pick(binding == "LOCAL", 'a', 'A')
	case section == "COM" || section == "COMMON":
		return 'C'
	}
	return bySection
}

func pick(first bool, a, b byte) byte {
	if first {
		return a
	}
	return b
}

// flagColumns is how many letters objdump -t writes between address and section.
const flagColumns = 7

// parseObjdump reads objdump -t: address, seven columns of one letter each, section, a tab, size, and the name after
// what visibility there is.
func parseObjdump(w *words, r *row) bool {
	i := 0
	for i < w.n && !endsInAddress(w.get(i)) {
		i++
	}
	if i == w.n {
		return false
	}
	flags := w.at[i].to + 1
	if len(w.line) < flags+flagColumns+2 || w.line[flags+flagColumns] != ' ' {
		return false
	}
	columns := w.line[flags : flags+flagColumns]
	if !areFlags(columns) {
		return false
	}
	i++
	for i < w.n && w.at[i].from < flags+flagColumns {
		i++
	}
	if w.n < i+2 || !isAddress(w.get(i+1)) || len(w.get(i+1)) < 8 {
		return false
	}
	r.value = w.line[flags-1-addressSize(w.line[:flags-1]) : flags-1]
	r.prefix = trim(w.line[:flags-1-len(r.value)])
	r.section, r.local = w.get(i), columns[0] == 'l'
	i += 2
	for i+1 < w.n && (w.get(i)[0] == '.' && isVisibility(w.get(i)) || len(w.get(i)) == 4 && w.get(i)[1] == 'x') {
		i++ // .hidden, or 0x60: other bits
	}
	if i >= w.n {
		return true
	}
	r.name, r.tail = w.get(i), w.rest(i+1)
	r.kind = objdumpKind(columns, string(r.section))
	r.function = columns[6] == 'F'
	return true
}

func endsInAddress(b []byte) bool {
	size := len(b) - addressIn(b)
	return size == 8 || size == 16
}

func addressSize(before []byte) (n int) {
	for n < len(before) && digit(before[len(before)-1-n]) < 16 {
		n++
	}
	return n
}

func isVisibility(b []byte) bool {
	return string(b) == ".hidden" || string(b) == ".protected" || string(b) == ".internal"
}

// areFlags reports whether seven letters are such as objdump has in these columns, one of them at least.
func areFlags(columns []byte) bool {
	allowed := [flagColumns]string{" lgu!", " w", " C", " W", " Ii", " dD", " FfO"}
	some := false
	for i, c := range columns {
		ok := false
		for j := range len(allowed[i]) {
			ok = ok || allowed[i][j] == c
		}
		if !ok {
			return false
		}
		some = some || c != ' '
	}
	return some
}

func objdumpKind(columns []byte, section string) byte {
	what, binding := "NOTYPE", "GLOBAL"
	switch columns[6] {
	case 'F':
		what = "FUNC"
	case 'O':
		what = "OBJECT"
	case 'f':
		return 0
	}
	if columns[5] == 'd' {
		return 0
	}
	if columns[4] == 'i' {
		what = "IFUNC"
	}
	switch {
	case columns[1] == 'w':
		binding = "WEAK"
	case columns[0] == 'u':
		binding = "UNIQUE"
	case columns[0] == 'l':
		binding = "LOCAL"
	}
	switch section {
	case "*UND*":
		section = "UND"
	case "*ABS*":
		section = "ABS"
	case "*COM*":
		section = "COM"
	}
	return elfKind(what, binding, section)
}

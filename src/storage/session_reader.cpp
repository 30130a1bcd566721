#include "storage/session_reader.h"

#include <optional>

#include "model/codec.h"
#include "storage/json_cursor.h"
#include "storage/json_text.h"
#include "storage/session_builder.h"
#include "storage/session_head.h"
#include "storage/session_keys.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Sentence;
using base::sentence;
using model::Json;

constexpr std::size_t kSession = model::kind_index<model::Session>();

Sentence name_of(std::size_t kind) {
  const char* name = model::Fields<model::Session>::kind;
  model::for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    if (kind == model::kind_index<T>()) name = model::Fields<T>::kind;
  });
  return sentence(name);
}

/// A list as the value of a field, perhaps with lists in it: more is in none.
class ListValue {
 public:
  bool is_open() const { return !open_.empty(); }
  /// False where it lies too deep: null stands there then.
  bool open() {
    if (!is_open()) {
      list_ = Json::array();
      open_.assign(1, &list_);
      return true;
    }
    const bool fits = open_.size() < 2;
    add(fits ? Json::array() : Json());
    if (fits) open_.push_back(&open_.back()->back());
    return fits;
  }
  void add(Json value) { open_.back()->push_back(std::move(value)); }
  /// The whole list, where that was its end.
  const Json* close() {
    open_.pop_back();
    return is_open() ? nullptr : &list_;
  }

 private:
  Json list_;
  std::vector<Json*> open_;  // list_ and the one in it that is being read
};

/// The value of an unknown field goes over as text, piece by piece.
class UnknownValue {
 public:
  bool is_open() const { return depth_ > 0; }
  /// `to`: the thing's `extra`, which stays where it is until the value has ended.
  void begin(std::string& to, const std::string& key) {
    to_ = &to;
    add_key(key);
  }
  void add_key(const std::string& key) {
    comma();
    append_json_string(*to_, key);
    *to_ += ':';
  }
  void add(const std::string& written) {
    comma();
    *to_ += written;
  }
  void open(char bracket) {
    comma();
    *to_ += bracket;
    ++depth_;
  }
  void close(char bracket) {
    *to_ += bracket;
    --depth_;
  }

 private:
  void comma() {
    if (to_->empty())
      *to_ = '{';
    else if (to_->back() != '{' && to_->back() != '[' && to_->back() != ':')
      *to_ += ',';
  }
  std::string* to_ = nullptr;
  int depth_ = 0;
};

/// The parser's events; the names are those that nlohmann::json asks for.
class Reader {
 public:
  Reader(std::string_view text, FindingList& findings)
      : text_(text), findings_(findings), progress_(text) {}

  Result<FoundSession> run() {
    Json::sax_parse(Cursor(progress_), Cursor(progress_), this);
    if (error_) return *error_;
    if (auto readable = head_.check(); !readable) return readable.error();
    return session_.take(head_.journal());
  }

  bool null() { return scalar(nullptr, "null"); }
  bool boolean(bool v) { return scalar(v, v ? "true" : "false"); }
  bool number_integer(std::int64_t v) { return scalar(v, {}); }
  bool number_unsigned(std::uint64_t v) { return scalar(v, {}); }
  bool number_float(double v, const std::string& written) { return scalar(v, written); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& v) {
    if (unknown_.is_open() || (in_object() && key_.is == Key::Is::unknown && !busy())) {
      std::string quoted;
      append_json_string(quoted, v);
      return scalar(nullptr, quoted);
    }
    return scalar(std::move(v), {});
  }

  bool start_object(std::size_t) {
    if (unknown_.is_open()) return unknown_.open('{'), true;
    if (skip_depth_ > 0) return ++skip_depth_, true;
    if (list_.is_open()) return list_.add(nullptr), skip_depth_ = 1, true;
    if (levels_.empty()) {
      head_.begin();
      return begin(kSession);
    }
    if (levels_.back().is_list) return begin(levels_.back().kind);
    return misplaced(Json::object(), '{');
  }
  bool end_object() {
    if (unknown_.is_open()) return unknown_.close('}'), true;
    if (skip_depth_ > 0) return --skip_depth_, true;
    finish();
    return true;
  }
  bool start_array(std::size_t) {
    if (unknown_.is_open()) return unknown_.open('['), true;
    if (skip_depth_ > 0) return ++skip_depth_, true;
    if (list_.is_open()) {
      if (!list_.open()) skip_depth_ = 1;
      return true;
    }
    if (levels_.empty()) return skip_depth_ = 1, true;
    if (levels_.back().is_list) return not_an_object(), skip_depth_ = 1, true;
    if (key_.is == Key::Is::list) {
      levels_.push_back({key_.index, true, offset(), SeenKeys(key_.index), {}});
      return true;
    }
    if (key_.is == Key::Is::unknown) return misplaced({}, '[');
    return list_.open();
  }
  bool end_array() {
    if (unknown_.is_open()) return unknown_.close(']'), true;
    if (skip_depth_ > 0) return --skip_depth_, true;
    if (!list_.is_open())
      levels_.pop_back();
    else if (const Json* whole = list_.close())
      set(*whole);
    return true;
  }
  bool key(std::string& k) {
    if (unknown_.is_open()) return unknown_.add_key(k), true;
    if (skip_depth_ > 0) return true;
    key_ = levels_.back().keys.next(k);
    if (key_.name != k) complain(sentence("\"{}\" was read as \"{}\".", k, key_.name));
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) {
    if (progress_.ended) {
      const bool blank = text_.find_first_not_of(" \t\r\n") == text_.npos;
      error_ = Error{ErrorCode::parse,
                     blank ? sentence("The file is empty.")
                           : sentence("The file ends in the middle, in line {}: the rest of it is "
                                      "missing. Use another copy of it if there is one.",
                                      place_of(text_, text_.size()).line),
                     {}};
      return false;
    }
    const TextPlace place = place_of(text_, offset());
    error_ =
        Error{ErrorCode::parse,
              sentence("Line {}, column {}: this is not JSON: something is missing or too much "
                       "here, often a comma, a bracket or a quotation mark. Mend it there, or "
                       "use another copy of the file.",
                       place.line, place.column),
              {}};
    return false;
  }

 private:
  struct Level {
    std::size_t kind;  // of the thing, or of those in the list
    bool is_list;
    std::size_t at;
    SeenKeys keys;
    std::vector<Sentence> complaints;
  };

  std::size_t offset() const {
    const std::size_t read = std::size_t(progress_.at - text_.data());
    return read > 0 ? read - 1 : 0;
  }
  bool in_object() const { return !levels_.empty() && !levels_.back().is_list; }
  bool busy() const { return skip_depth_ > 0 || list_.is_open(); }

  bool begin(std::size_t kind) {
    levels_.push_back({kind, false, offset(), SeenKeys(kind), {}});
    session_.begin(kind, levels_.back().at);
    return true;
  }

  void finish() {
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    session_.with(level.kind, [&](auto& thing) {
      if (!thing.extra.empty()) thing.extra += '}';
      for (const Sentence& complaint : level.complaints)
        findings_.add(sentence("{} {}: {}", name_of(level.kind), thing.id.str(), complaint),
                      level.at);
    });
    session_.finish(level.kind);
  }

  void begin_unknown() {
    session_.with(levels_.back().kind,
                  [&](auto& thing) { unknown_.begin(thing.extra, key_.name); });
  }

  /// A value on its own. `written`: its JSON text where it is not simply value.dump().
  bool scalar(Json value, const std::string& written) {
    const auto text = [&] { return written.empty() ? value.dump() : written; };
    if (unknown_.is_open()) return unknown_.add(text()), true;
    if (skip_depth_ > 0) return true;
    if (list_.is_open()) return list_.add(std::move(value)), true;
    if (levels_.empty()) return true;
    if (levels_.back().is_list) return not_an_object();
    if (key_.is == Key::Is::list) return not_a_list();
    if (key_.is != Key::Is::unknown) return set(value);
    begin_unknown();
    unknown_.add(text());
    return true;
  }

  /// An object or list as the value of a field.
  bool misplaced(const Json& instead, char bracket) {
    if (key_.is == Key::Is::unknown) {
      begin_unknown();
      unknown_.open(bracket);
      return true;
    }
    skip_depth_ = 1;
    return key_.is == Key::Is::list ? not_a_list() : set(instead);
  }

  void complain(Sentence what) {
    auto& complaints = levels_.back().complaints;
    if (complaints.size() < kMaxFindings) complaints.push_back(std::move(what));
  }
  bool not_a_list() {
    complain(sentence("\"{}\" is not a list; it was left out.", key_.name));
    return true;
  }
  bool not_an_object() {
    findings_.add(sentence("A {} that is no object was left out.", name_of(levels_.back().kind)),
                  offset());
    return true;
  }

  bool set(const Json& value) {
    std::string wrong;
    if (key_.again)
      // Lines of two things ran together: what a thing begins with is its own.
      complain(sentence("\"{}\" stands there twice; the first was taken.", key_.name));
    else if (key_.is == Key::Is::head)
      wrong = head_.set(key_.name, value);
    else
      session_.with(levels_.back().kind, [&](auto& thing) { wrong = set_field(thing, value); });
    if (!wrong.empty())
      complain(sentence("\"{}\" should be {}; it was put back to its default.", key_.name,
                        sentence(wrong.c_str())));
    return true;
  }

  template <class T>
  std::string set_field(T& thing, const Json& value) {
    std::string wrong;
    std::size_t at = 0;
    model::for_each_field<T>([&](const auto& field) {
      if (at++ != key_.index) return;
      auto read = thing.*(std::remove_cvref_t<decltype(field)>::member);
      wrong = read_field(value, read);
      if (wrong.empty()) thing.*(std::remove_cvref_t<decltype(field)>::member) = std::move(read);
    });
    return key_.index == at ? model::from_json(value, thing.id) : wrong;
  }

  template <class V>
  std::string read_field(const Json& value, V& out) {
    return model::from_json(value, out);
  }
  /// A reading that can't be read takes no other with it.
  std::string read_field(const Json& value, model::Readings& out) {
    if (!value.is_array()) return model::from_json(value, out);
    out.clear();
    std::size_t lost = 0;
    for (const Json& item : value) {
      model::Readings one;
      if (model::from_json(Json::array({item}), one).empty())
        out.merge(one);
      else
        ++lost;
    }
    if (lost > 0)
      complain(sentence("{} of {} readings of \"{}\" could not be read; they were left out.", lost,
                        value.size(), key_.name));
    return {};
  }
  /// Nor does a stroke.
  std::string read_field(const Json& value, std::vector<model::InkStroke>& out) {
    if (!value.is_array()) return model::from_json(value, out);
    out.clear();
    for (const Json& item : value) {
      model::InkStroke stroke;
      if (model::from_json(item, stroke).empty()) out.push_back(std::move(stroke));
    }
    if (const std::size_t lost = value.size() - out.size(); lost > 0)
      complain(sentence("{} of {} strokes of \"{}\" could not be read; they were left out.", lost,
                        value.size(), key_.name));
    return {};
  }

  std::string_view text_;
  FindingList& findings_;
  Progress progress_;
  std::optional<Error> error_;

  std::vector<Level> levels_;
  Key key_;             // of the value that comes, in the innermost level
  int skip_depth_ = 0;  // of what can't be taken, brackets open
  ListValue list_;
  UnknownValue unknown_;
  SessionHead head_;
  SessionBuilder session_;
};

}  // namespace

Result<FoundSession> read_session(std::string_view text, FindingList& findings) {
  return Reader(text, findings).run();
}

}  // namespace storage

// Sessions and catalogues for the report's tests, built as plain values.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/messages.h"
#include "model/session.h"
#include "report/compose.h"
#include "report/exporter.h"

namespace sample {

inline base::Id id(int n) {
  base::Id out;
  out.bytes[0] = 1;
  out.bytes[14] = std::uint8_t(n >> 8);
  out.bytes[15] = std::uint8_t(n);
  return out;
}

inline model::Card card(int n, std::string text, base::Vec2 pos = {}, int island = 0) {
  model::Card c;
  c.id = id(n);
  c.text = std::move(text);
  c.pos = pos;
  if (island) c.island = id(island);
  return c;
}

inline model::Island island(int n, std::string plate, int parent = 0, int level = 1) {
  model::Island i;
  i.id = id(n);
  i.plate = std::move(plate);
  if (parent) i.parent = id(parent);
  i.level = level;
  return i;
}

/// One question (id 1) with one board (id 2).
struct OneBoard {
  model::Session session;
  model::Board* board;

  OneBoard() {
    session.id = id(999);
    session.title = "Evening";
    model::Question q;
    q.id = id(1);
    q.text = "Why?";
    session.questions[q.id] = q;
    model::Board b;
    b.id = id(2);
    b.question = q.id;
    board = &(session.boards[b.id] = b);
  }
  void add(model::Card c) { board->cards[c.id] = std::move(c); }
  void add(model::Island i) { board->islands[i.id] = std::move(i); }
  void relate(int n, model::RelationKind kind, int from, int to, std::string words = {}) {
    model::Relation r;
    r.id = id(n);
    r.kind = kind;
    r.from = id(from);
    r.to = id(to);
    r.words = std::move(words);
    board->relations[r.id] = r;
  }
  void vote(int n, int target, int points) {
    model::Vote v;
    v.id = id(n);
    v.target = id(target);
    v.points = points;
    board->votes[v.id] = v;
  }
};

inline canvas::Box box(base::Vec2 centre, base::Size size, double turn = 0) {
  canvas::Box out;
  out.centre = centre;
  out.size = size;
  out.turn = turn;
  return out;
}

/// How often `what` stands in `text`.
inline int count(const std::string& text, const std::string& what) {
  int n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

/// A gettext catalogue as the build makes them [GNU gettext manual, "The Format of GNU MO Files"],
/// in a folder of its own that goes with the object.
class JapaneseCatalogue {
 public:
  explicit JapaneseCatalogue(std::map<std::string, std::string> texts) {
    texts[""] = "Content-Type: text/plain; charset=UTF-8\nLanguage: ja\n";
    char name[] = "/tmp/kurumaza-report-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    folder_ = name;
    std::filesystem::create_directories(folder_ / "ja/LC_MESSAGES");
    const std::uint32_t n = std::uint32_t(texts.size());
    std::uint32_t at = 28 + 16 * n;
    std::vector<std::uint32_t> head{0x950412de, 0, n, 28, 28 + 8 * n, 0, at}, keys, values;
    std::string bytes;
    const auto put = [&](const std::string& s, std::vector<std::uint32_t>& table) {
      table.push_back(std::uint32_t(s.size()));
      table.push_back(at);
      at += std::uint32_t(s.size()) + 1;
      bytes += s + '\0';
    };
    for (const auto& [key, value] : texts) put(key, keys);
    for (const auto& [key, value] : texts) put(value, values);
    std::ofstream out(folder_ / "ja/LC_MESSAGES/kurumaza.mo", std::ios::binary);
    for (const auto* table : {&head, &keys, &values})
      out.write(reinterpret_cast<const char*>(table->data()), std::streamsize(4 * table->size()));
    out << bytes;
  }
  ~JapaneseCatalogue() { std::filesystem::remove_all(folder_); }
  base::Messages messages() const { return base::Messages("ja", folder_.string()); }

 private:
  std::filesystem::path folder_;
};

/// What is wrong with the form of an HTML page or SVG picture: tags that do not close or nest, bare
/// "&" or quotes, ids given twice, references to ids that are not there. Empty when all is well.
inline std::vector<std::string> faults_of(const std::string& html) {
  std::vector<std::string> faults, open, wanted;
  std::set<std::string> ids;
  const std::set<std::string> empty_elements{"meta", "br", "hr", "img", "link", "input"};
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '&') {
      const std::size_t end = html.find(';', at);
      const std::string name = html.substr(at + 1, end == std::string::npos ? 0 : end - at - 1);
      if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "#39")
        faults.push_back("bare & at " + std::to_string(at));
      ++at;
      continue;
    }
    if (html[at] != '<') {
      ++at;
      continue;
    }
    if (html.compare(at, 15, "<!DOCTYPE html>") == 0) {
      at += 15;
      continue;
    }
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return {"a tag without an end"};
    const std::string tag = html.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.empty()) return {"an empty tag"};
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1))
        return {"</" + tag.substr(1) + "> closes <" + (open.empty() ? "" : open.back()) + ">"};
      open.pop_back();
      continue;
    }
    std::size_t i = tag.find_first_of(" /");
    const std::string name = tag.substr(0, i);
    const bool closed = tag.back() == '/';
    while (i != std::string::npos && i < tag.size()) {
      i = tag.find_first_not_of(" /", i);
      if (i == std::string::npos) break;
      const std::size_t equals = tag.find("=\"", i);
      const std::size_t quote = equals == std::string::npos ? equals : tag.find('"', equals + 2);
      if (quote == std::string::npos) return {"a bad attribute in <" + tag + ">"};
      const std::string key = tag.substr(i, equals - i),
                        value = tag.substr(equals + 2, quote - equals - 2);
      if (key.find_first_of(" \"'<&") != std::string::npos) return {"a bad name in <" + tag + ">"};
      if (key == "id" && !ids.insert(value).second) faults.push_back("id twice: " + value);
      if (key == "href") {
        if (value[0] == '#')
          wanted.push_back(value.substr(1));
        else
          faults.push_back("outside reference " + value);
      }
      if (key == "src" || key.starts_with("on")) faults.push_back("an active attribute: " + key);
      if (key == "aria-labelledby")
        for (std::size_t from = 0; from < value.size();) {
          const std::size_t to = std::min(value.find(' ', from), value.size());
          wanted.push_back(value.substr(from, to - from));
          from = to + 1;
        }
      i = quote + 1;
    }
    if (name == "script" || name == "link" || name == "iframe") faults.push_back("<" + name + ">");
    if (name == "style") {
      const std::size_t style_end = html.find("</style>", at);
      const std::string css = html.substr(at, style_end - at);
      if (css.find("url(") != std::string::npos || css.find("@import") != std::string::npos)
        faults.push_back("the style sheet loads something");
      at = style_end;
    }
    if (!closed && !empty_elements.contains(name)) open.push_back(name);
  }
  for (const std::string& name : open) faults.push_back("never closed: <" + name + ">");
  for (const std::string& name : wanted)
    if (!ids.contains(name)) faults.push_back("no such id: " + name);
  return faults;
}

inline std::string html_of(const model::Session& session, const base::Messages& tr = {},
                           report::ReportOptions options = {}) {
  const report::Published ours = report::published(session, options);
  const report::Document document = report::compose({ours, tr});
  const auto out =
      report::find_exporter("html")->write({ours.session, tr, {}, {}, options, &document});
  REQUIRE(out.ok());
  const std::string html = out->at(0).bytes;
  const std::vector<std::string> faults = faults_of(html);
  for (const std::string& fault : faults) MESSAGE(fault);
  CHECK(faults.empty());
  return html;
}

}  // namespace sample

// The report as a document: every part of the form that the session has something to say to, in the order
// of the form or of the session. Pure, any thread.
#pragma once

#include <functional>

#include "report/document.h"
#include "report/form.h"
#include "report/published.h"
#include "report/town.h"

namespace report {

struct Composing {
  const Published& published;  // the document points into it
  const base::Messages& tr;    // in the report's language
  Form form = full_form();
  Town town{};
  std::string logo{};  // the town's picture, as its file has it
  /// What stands above a text's kanji; empty: nothing does.
  std::function<text::Rubies(const std::string&)> readings{};
};
/// It asks `readings` when it is written, too.
Document compose(const Composing&);

/// "ja" where kana or kanji stand on most cards, plates and questions, else "en".
std::string language_of(const model::Session&);

}  // namespace report

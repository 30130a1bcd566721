// How a collection's page looks, and the small script by which it filters. For collection.cpp.
#pragma once

namespace report {

const char* collection_style();
/// Without it the page is a plain list; the form it serves is hidden until it runs.
const char* collection_script();

}  // namespace report

"""The stages, in order: a document in, a package out. Read this first.

Each stage is a function of what the earlier ones set in the :class:`Run`. All of them are pure, but for the first, which
reads, and the last, which writes. What they find goes to ``run.sink``; :mod:`generator.generation` runs them.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.convert import convert
from generator.diff.changelog import changelog
from generator.infer import infer
from generator.naming import name_service
from generator.normalize import normalize
from generator.package.format import format_files
from generator.package.manifest import render_package
from generator.package.publish import publish
from generator.package.up_to_date import document_id, lock_facts
from generator.package.view import package_view
from generator.project.catalog import config_of
from generator.project.documents import read_documents
from generator.project.identity import identify
from generator.package.files import RenderedFile
from generator.plan import plan
from generator.run import Run
from generator.samples import make_samples


def _load(run: Run) -> None:
    run.documents = read_documents(run.target, run.options.service, run.sink)


def _normalize(run: Run) -> None:
    run.normal = normalize(run.documents, run.sink)


def _convert(run: Run) -> None:
    run.service = convert(run.normal, run.sink)
    run.identity = identify(run.target, run.service.version, service=run.options.service, module=run.options.module)
    run.config = config_of(run.target, run.identity.service)


def _infer(run: Run) -> None:
    run.service, run.skipped = infer(run.service, run.config, run.sink)


def _name(run: Run) -> None:
    run.names = name_service(run.service, run.config, run.sink)


def _plan(run: Run) -> None:
    run.plan = plan(run.service, run.names, run.identity, run.config, run.sink)
    run.result = run.result.of(run.plan, run.skipped)


def _sample(run: Run) -> None:
    run.samples = make_samples(run.plan, run.sink)


def _view(run: Run) -> None:
    run.view = package_view(run.plan, run.samples)


def _render(run: Run) -> None:
    log = RenderedFile("CHANGELOG.md", changelog(run.previous, run.version(document_id(run.target))))
    run.files = (*render_package(run.view), log)


def _format(run: Run) -> None:
    run.files = format_files(run.files)


def _write(run: Run) -> None:
    run.result = run.result.made_of(run.files, run.sink)
    facts = lock_facts(run.target, run.options, run.documents, run.identity, run.result)
    run.result = publish(run.result, run.files, facts, run.options)


Stages = tuple[tuple[str, Callable[[Run], None]], ...]

#: A document into what its package is made of; PRODUCTION makes files of that, unless the analysis found errors.
ANALYSIS: Stages = (
    ("load", _load),
    ("normalize", _normalize),
    ("convert", _convert),
    ("infer", _infer),
    ("name", _name),
    ("plan", _plan),
)
PRODUCTION: Stages = (("sample", _sample), ("view", _view), ("render", _render), ("format", _format), ("write", _write))
